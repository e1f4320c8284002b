package com.xenocrm.runner.terminal;

/** Something that a person has to know and can act on; it ends the command with an exit code other than 0. */
public final class Failure extends RuntimeException {

    private final int exitCode;

    public Failure(String message) {
        this(message, 1);
    }

    private Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command was not called as it should be. */
    public static Failure usage(String message) {
        return new Failure(message, 2);
    }

    public int exitCode() {
        return exitCode;
    }
}
