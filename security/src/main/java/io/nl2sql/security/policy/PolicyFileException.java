package io.nl2sql.security.policy;

import io.nl2sql.security.internal.YamlPlace;

/** A policy file that cannot be trusted. The message says where, what is wrong and what to write instead. */
public class PolicyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PolicyFault fault;

    public PolicyFileException(String message) {
        this(new PolicyFault(0, 0, "", message));
    }

    private PolicyFileException(PolicyFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    static PolicyFileException at(YamlPlace place, String message) {
        return new PolicyFileException(new PolicyFault(place.line(), place.column(), place.path(), message));
    }

    public PolicyFault fault() {
        return fault;
    }
}
