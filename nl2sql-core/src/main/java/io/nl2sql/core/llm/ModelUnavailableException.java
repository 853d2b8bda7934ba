package io.nl2sql.core.llm;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.util.Objects;
import java.util.Optional;

/** A language model gave no reply that can be used. Nothing of the provider's own words is kept. */
public class ModelUnavailableException extends Nl2SqlException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Optional<Usage> usage;

    /** Why, in the words that people are told. */
    public enum Reason {
        LATE("The language model did not answer in time"),
        DOWN("The language model cannot be reached"),
        BUSY("The language model is busy"),
        RESTING("The language model failed several times and is left alone for a while"),
        OUT_OF_BUDGET("The language model's budget is used up"),
        REFUSED("The language model does not accept requests as it is set up"),
        UNUSABLE("The language model's answer could not be used");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The beginning of a sentence. */
        public String words() {
            return words;
        }
    }

    /** @param usage what was used all the same */
    public ModelUnavailableException(Reason reason, Optional<Usage> usage, Throwable cause) {
        super(ErrorCode.MODEL_UNAVAILABLE, reason.words() + ".", cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.usage = Objects.requireNonNull(usage, "usage");
    }

    public Reason reason() {
        return reason;
    }

    public Optional<Usage> usage() {
        return usage == null ? Optional.empty() : usage;
    }
}
