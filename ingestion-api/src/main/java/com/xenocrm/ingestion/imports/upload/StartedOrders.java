package com.xenocrm.ingestion.imports.upload;

import java.util.Arrays;

import com.xenocrm.kit.security.Sha256;

/** Orders of a file, as hashes of 64 bits, up to a number that bounds the memory. */
final class StartedOrders {

    private static final int FIRST_CAPACITY = 1 << 10;
    static final int MOST = 1_000_000;
    private static final int HASH_DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    private long[] slots = new long[FIRST_CAPACITY];
    private final int most;
    private int count;

    StartedOrders(int most) {
        this.most = most;
    }

    /** Returns whether no further order can be told apart from the earlier ones. */
    boolean isFull() {
        return count == most;
    }

    /** Adds an order; returns false if it has been added before. A blank name stands for no order. */
    boolean start(String order) {
        if (order.isBlank()) {
            return true;
        }
        long hash = Long.parseUnsignedLong(Sha256.hex(order).substring(0, HASH_DIGITS), HEXADECIMAL) | 1;
        if (slots[slot(slots, hash)] != 0) {
            return false;
        }
        if (count * 2 >= slots.length) {
            grow();
        }
        slots[slot(slots, hash)] = hash;
        count++;
        return true;
    }

    /** Returns the slot that has the hash, or else the one where it belongs. */
    private static int slot(long[] slots, long hash) {
        int slot = (int) (hash >>> 1) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> larger[slot(larger, hash)] = hash);
        slots = larger;
    }
}
