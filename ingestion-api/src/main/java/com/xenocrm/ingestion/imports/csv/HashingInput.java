package com.xenocrm.ingestion.imports.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stream that counts and hashes the bytes read, up to a limit. */
final class HashingInput extends FilterInputStream {

    private final long most;
    private final MessageDigest digest;
    private long bytes;

    HashingInput(InputStream in, long most) {
        super(in);
        this.most = most;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        if (count > 0) {
            bytes += count;
            digest.update(target, from, count);
        }
        if (bytes > most) {
            throw new TooLargeException();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the hash of all bytes read; may be called once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Thrown when there is more than the limit. */
    static final class TooLargeException extends IOException {}
}
