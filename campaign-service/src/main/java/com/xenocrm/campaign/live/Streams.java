package com.xenocrm.campaign.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

import com.xenocrm.campaign.live.LiveCampaigns.Watch;

/**
 * Open event streams, each with its own thread, so that a slow reader does not block others. They end first at
 * shutdown, and browsers reconnect to another replica.
 */
@Component
class Streams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Number of unchanged observations after which a comment keeps the stream alive. */
    private static final int MAX_UNCHANGED = 15;

    /** Number of observations after which a stream ends; browsers reconnect, which authenticates them again. */
    private static final int LOOKS = 600;

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** Starts sending the observed figures; closes the observation at the end. */
    SseEmitter open(Watch watch) {
        SseEmitter stream = new SseEmitter(0L);
        Thread reader = Thread.ofVirtual().name("campaign-events").unstarted(() -> {
            try (watch) {
                send(watch, stream);
                stream.complete();
            } catch (IOException gone) {
                log.debug("A reader has disconnected", gone);
            } catch (RuntimeException failure) {
                stream.completeWithError(failure);
            } finally {
                readers.remove(Thread.currentThread());
            }
        });
        readers.add(reader);
        reader.start();
        return stream;
    }

    private void send(Watch watch, SseEmitter stream) throws IOException {
        Figures last = null;
        int silent = 0;
        for (int look = 0; running && look < LOOKS && !(last != null && last.isFinal()); look++) {
            if (look > 0) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            Figures now = watch.figures();
            SseEventBuilder event = event(now, last, silent);
            silent = event == null ? silent + 1 : 0;
            if (event != null) {
                stream.send(event);
            }
            last = now;
        }
    }

    private static @Nullable SseEventBuilder event(Figures now, @Nullable Figures last, int silent) {
        if (!now.hasSameFigures(last)) {
            return SseEmitter.event().name(now.isFinal() ? "final" : "tally").data(now);
        }
        return silent >= MAX_UNCHANGED ? SseEmitter.event().comment("nothing new") : null;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        readers.forEach(LockSupport::unpark);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
