package io.nl2sql.core.embedded.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTreesTest {
    @Test
    void addUpWhatTheirBranchesEndWith() {
        DecisionTrees trees = new DecisionTrees(
                List.of("tree", "is Related bare < 0.5", "words < 1.5", "0.25", "0.5", "-1.0", "tree", "2.0"));
        assertThat(trees.score(Map.of())).isEqualTo(2.25);
        assertThat(trees.score(Map.of("words", 1.5))).isEqualTo(2.5);
        assertThat(trees.score(Map.of("words", 3.0, "is Related bare", 1.0))).isEqualTo(1.0);
    }

    @Test
    void areRefusedWhereSomethingElseStands() {
        assertThatThrownBy(() -> new DecisionTrees(List.of("forest"))).isInstanceOf(IllegalStateException.class);
    }
}
