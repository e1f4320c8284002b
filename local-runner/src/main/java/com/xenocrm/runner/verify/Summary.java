package com.xenocrm.runner.verify;

import com.xenocrm.runner.terminal.Table;
import com.xenocrm.runner.terminal.Terminal;

/** What a run of all tests came to. */
record Summary(MavenOutput output) {

    void print(Terminal terminal) {
        Table table = new Table("module", "tests", "failed", "skipped");
        output.modules()
                .forEach((module, tests) -> table.row(
                        module,
                        Integer.toString(tests.run()),
                        Integer.toString(tests.failed()),
                        Integer.toString(tests.skipped())));
        terminal.say("");
        table.print(terminal);
        terminal.say("");
        MavenOutput.Tests all = output.all();
        terminal.say(all.text());
        terminal.say("%d passed, %d failed, %d skipped".formatted(all.passed(), all.failed(), all.skipped()));
    }
}
