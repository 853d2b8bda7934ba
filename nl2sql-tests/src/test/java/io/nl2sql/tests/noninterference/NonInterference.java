package io.nl2sql.tests.noninterference;

import java.io.PrintStream;
import java.sql.SQLException;

/** Asks the twins generated queries by the thousand. Prints what it counted; ends with an error where something leaks. */
public final class NonInterference {
    private static final int REPORT_EVERY = 5_000;

    private NonInterference() {}

    /**
     * Asks and prints.
     *
     * @param args number of queries, and the seed or nothing for another one each time
     */
    public static void main(String[] args) throws SQLException {
        int queries = Integer.parseInt(args[0]);
        long seed = args.length > 1 && !args[1].isBlank() ? Long.parseLong(args[1]) : System.nanoTime();
        Tally tally = run(queries, seed, System.out);
        tally.print(System.out);
        if (!tally.leaks().isEmpty()) {
            throw new IllegalStateException(tally.leaks().size() + " statements leak; seed " + seed);
        }
    }

    private static Tally run(int queries, long seed, PrintStream out) throws SQLException {
        out.println("seed " + seed);
        try (Twins twins = Twins.create()) {
            Judge plain = new Judge(twins, new GuardDoor());
            Judge lookingUp = new Judge(twins.lookingUp(), new GuardDoor());
            Generator generator = new Generator(Sources.of(twins), seed);
            Tally tally = new Tally();
            for (int number = 0; number < queries; number++) {
                Statement statement = generator.statement(number);
                Judge judge = number % 3 == 0 ? plain : lookingUp;
                Verdict verdict = judge.judge(statement);
                tally.add(seed + "/" + number, statement, verdict);
                if (verdict.leaks()) {
                    out.println(seed + "/" + number + " " + verdict.detail() + "\n  "
                            + Shrinker.shrunken(statement, judge).sql());
                }
                if ((number + 1) % REPORT_EVERY == 0) {
                    out.println(tally);
                }
            }
            return tally;
        }
    }
}
