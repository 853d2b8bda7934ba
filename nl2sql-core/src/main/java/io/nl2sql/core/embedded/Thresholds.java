package io.nl2sql.core.embedded;

/**
 * What confidence suffices for.
 *
 * @param answer from here on a question is answered without further ado
 * @param ask from here on it is answered with assumptions and alternatives; below, the generator asks back or declines
 */
public record Thresholds(double answer, double ask) {
    public Thresholds {
        if (ask < 0 || answer < ask || answer > 1) {
            throw new IllegalArgumentException("Thresholds must rise from 0 to 1: ask " + ask + ", answer " + answer);
        }
    }

    public static Thresholds defaults() {
        return new Thresholds(0.75, 0.5);
    }
}
