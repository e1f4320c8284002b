package com.xenocrm.local.console;

/** An error that the user of a command can act on; its message is printed and the command exits with a code other than 0. */
public final class CommandFailure extends RuntimeException {

    private final int exitCode;

    public CommandFailure(String message) {
        this(message, 1);
    }

    private CommandFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Creates a failure for wrong arguments. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(message, 2);
    }

    public int exitCode() {
        return exitCode;
    }

    /** Runs a command and exits with its code; prints the message of a failure instead of its stack trace. */
    public static void exitAfter(Runnable command) {
        int code = 0;
        try {
            command.run();
        } catch (CommandFailure failure) {
            System.err.println(failure.getMessage());
            code = failure.exitCode();
        }
        System.exit(code);
    }
}
