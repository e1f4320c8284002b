package com.xenocrm.gateway.body;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** Input stream that counts the bytes of a body and refuses too many. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long most;
    private final Clock clock;
    private final Instant deadline;
    private long taken;

    LimitedBody(ServletInputStream body, BodySettings.Measure measure, Clock clock) {
        this.body = body;
        this.most = measure.most();
        this.clock = clock;
        this.deadline = clock.instant().plus(measure.patience());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = arrived(target, from, length);
        taken += Math.max(count, 0);
        if (taken > most) {
            throw BodyRefusal.tooLarge(most);
        }
        if (clock.instant().isAfter(deadline)) {
            throw BodyRefusal.tooSlow();
        }
        return count;
    }

    private int arrived(byte[] target, int from, int length) throws IOException {
        try {
            return body.read(target, from, length);
        } catch (IOException failure) {
            throw BodyRefusal.broken(failure);
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Asynchronous reads are not supported");
    }
}
