package com.xenocrm.simulation.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.files.PlannedFile.End;
import com.xenocrm.simulation.loop.Task;

/** Body of a request that arrives in pieces, or in part only. */
final class ArrivingBody extends InputStream {

    private static final int PIECE = 150;

    private final byte[] bytes;
    private final Contents contents;
    private final Effects effects;
    private int read;

    ArrivingBody(Contents contents, Effects effects) {
        this.bytes = contents.text().getBytes(StandardCharsets.UTF_8);
        this.contents = contents;
        this.effects = effects;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length > 1) {
            arrive();
        }
        if (read == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(length, PIECE), bytes.length - read);
        System.arraycopy(bytes, read, target, offset, count);
        read += count;
        return count;
    }

    private void arrive() throws IOException {
        Fate _ = effects.meet(EffectKind.WAIT, () -> "a piece of file " + contents.name());
        Task task = effects.task();
        if (task != null && task.random().nextInt(3) == 0) {
            task.pause(task.random().nextLong(contents.file().pause()));
        }
        if (contents.file().end() == End.BROKEN_OFF && read * 2 > bytes.length) {
            throw new IOException("the connection ended");
        }
    }
}
