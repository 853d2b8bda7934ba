package io.nl2sql.tests.noninterference;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** Asks the twins generated queries by the thousand. Prints what it counted; ends with an error where something leaks. */
public final class NonInterference {
    private static final int REPORT_EVERY = 5_000;

    private NonInterference() {}

    /** Asks and prints. System properties say how many {@code queries}, and of which {@code seed}. */
    public static void main(String... none) throws SQLException {
        long seed = seed();
        Tally tally = run(Integer.getInteger("queries"), seed, System.out);
        tally.print(System.out);
        if (!tally.leaks().isEmpty()) {
            throw new IllegalStateException(tally.leaks().size() + " statements leak; seed " + seed);
        }
    }

    /** The seed of the system property, another one each time where there is none. */
    public static long seed() {
        String given = System.getProperty("seed", "");
        return given.isBlank() ? System.nanoTime() : Long.parseLong(given);
    }

    private static Tally run(int queries, long seed, PrintStream out) throws SQLException {
        out.println("seed " + seed);
        try (Twins twins = Twins.create()) {
            Judge plain = new Judge(twins, new GuardDoor());
            Judge lookingUp = new Judge(twins.lookingUp(), new GuardDoor());
            Generator generator = new Generator(Sources.of(twins), seed);
            Tally tally = new Tally();
            for (int number = 0; number < queries; number++) {
                for (Judge judge : List.of(plain, lookingUp)) {
                    judge.plan(generator.settings(number));
                }
                Judge judge = number % 3 == 0 ? plain : lookingUp;
                Statement statement = generator.statement(number);
                Verdict verdict = judge.judge(statement);
                tally.add(seed + "/" + number, statement, verdict);
                if (verdict.leaks()) {
                    out.println(seed + "/" + number + " " + verdict.detail() + "\n  "
                            + Shrinker.shrunken(statement, judge).sql() + "\n  " + generator.settings(number));
                }
                if ((number + 1) % REPORT_EVERY == 0) {
                    out.println(tally);
                }
            }
            return tally;
        }
    }
}
