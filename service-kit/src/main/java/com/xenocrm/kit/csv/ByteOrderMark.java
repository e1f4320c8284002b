package com.xenocrm.kit.csv;

import java.io.IOException;
import java.io.OutputStream;

/** Mark by which spreadsheets recognise UTF-8. */
public final class ByteOrderMark {

    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** Writes the mark; the rest of the file follows. */
    public static OutputStream begin(OutputStream file) throws IOException {
        file.write(UTF_8);
        return file;
    }
}
