package com.xenocrm.simulation.files;

/**
 * File of a shop.
 *
 * @param isOfOrders whether its rows are orders; otherwise they are customers
 * @param isKeyed whether it is sent under an idempotency key
 * @param objects whether all its customers have unsubscribed elsewhere
 * @param end what becomes of its end
 * @param pause microseconds that the sender may stand still between two rows
 * @param chance decides the rest
 */
record PlannedFile(boolean isOfOrders, int rows, boolean isKeyed, boolean objects, End end, long pause, long chance) {

    /** End of a file. */
    enum End {
        WHOLE,
        /** The connection ends within the file. */
        BROKEN_OFF,
        /** A quote is missing in the last row. */
        MALFORMED
    }
}
