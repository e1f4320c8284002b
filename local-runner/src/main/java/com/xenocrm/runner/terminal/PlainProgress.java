package com.xenocrm.runner.terminal;

/** Every change of state as a line of its own. */
public record PlainProgress(Terminal terminal) implements Progress {

    @Override
    public void busy(String name, String state) {
        terminal.say(name + ": " + state);
    }

    @Override
    public void settled(String name, String state) {
        terminal.say(name + ": " + state);
    }

    @Override
    public void note(String line) {
        terminal.say(line);
    }
}
