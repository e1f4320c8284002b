package com.xenocrm.runner.terminal;

/** What somebody wants to know while the parts of a system start. */
public interface Progress {

    /** Nobody looks. */
    Progress NONE = new Progress() {
        @Override
        public void busy(String name, String state) {}

        @Override
        public void settled(String name, String state) {}

        @Override
        public void note(String line) {}
    };

    /** The part is at something that takes a while. */
    void busy(String name, String state);

    /** The part has got where it should be. */
    void settled(String name, String state);

    /** Something to know about the whole. */
    void note(String line);
}
