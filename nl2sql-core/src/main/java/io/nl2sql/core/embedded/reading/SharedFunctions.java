package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions side by side that share what they are of: "maximum and minimum number of rooms", "number and average age". */
final class SharedFunctions {
    private static final Set<String> EXTREMES =
            Set.of("maximum", "minimum", "highest", "lowest", "largest", "smallest");

    private final CueBook cues;

    SharedFunctions(CueBook cues) {
        this.cues = cues;
    }

    /** In "average and minimum number of rooms" the number is what all the functions before are of. */
    boolean isShared(List<Token> tokens, int at, CueBook.Match match) {
        boolean listed = at > 1
                && (tokens.get(at - 1).lower().equals("and")
                        || tokens.get(at - 1).lower().equals(","));
        int before = listed && tokens.get(at - 2).lower().equals(",") ? at - 2 : at - 1;
        boolean extreme = match.cue().is(Cue.Operation.MOST)
                && cues.longest(tokens, at + (tokens.get(at).lower().equals("the") ? 1 : 0))
                        .filter(some -> some.length() > 1)
                        .isPresent()
                && EXTREMES.contains(tokens.get(at + (tokens.get(at).lower().equals("the") ? 1 : 0))
                        .lower());
        return listed
                && extreme
                && cues.endsAt(tokens, before)
                        .filter(some -> some.cue().is(Cue.Operation.AGGREGATE)
                                || some.cue().is(Cue.Operation.EXTREME)
                                || some.cue().is(Cue.Operation.ADJECTIVE))
                        .isPresent();
    }

    /** The "minimum" of "maximum and minimum number of rooms", and the "number" of "number and average age". */
    Optional<Cue> at(List<Token> tokens, int at) {
        boolean shared = cues.all(tokens, at).stream().anyMatch(match -> isShared(tokens, at, match));
        if (shared) {
            return cues.longest(tokens.subList(0, at + 1), at).map(CueBook.Match::cue);
        }
        boolean counted = tokens.get(at).stem().equals("number")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).lower().equals("and")
                && cues.longest(tokens, at + 2)
                        .filter(next -> next.cue().is(Cue.Operation.AGGREGATE))
                        .isPresent();
        return counted ? Optional.of(new Cue(Cue.Operation.COUNT, "")) : Optional.empty();
    }
}
