package com.xenocrm.simulation.files;

/**
 * Action on a file at a time.
 *
 * @param at microseconds since the beginning
 * @param file number of the file
 */
record FileAction(long at, Kind kind, int file) {

    /** Kind of an action. */
    enum Kind {
        /** Sends the file; one with a key is the same file each time. */
        UPLOAD,
        /** Cancels all imports of the file. */
        CANCEL
    }
}
