package com.xenocrm.kit.stream;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open event streams, each with its own thread, so that a slow reader does not block others. They end first at
 * shutdown, and browsers reconnect to another replica.
 */
public final class EventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);

    /** Number of unchanged observations after which a comment keeps the stream alive. */
    private static final int MAX_UNCHANGED = 15;

    /** Number of observations after which a stream ends; browsers reconnect, which authenticates them again. */
    private static final int LOOKS = 600;

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** Starts sending what the observation finds, in a thread of this name; closes the observation at the end. */
    public <T> SseEmitter open(String name, Observation<T> observation) {
        SseEmitter stream = new SseEmitter(0L);
        Thread reader = Thread.ofVirtual().name(name).unstarted(() -> {
            try (observation) {
                send(observation, stream);
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

    private <T> void send(Observation<T> observation, SseEmitter stream) throws IOException {
        T last = null;
        int silent = 0;
        for (int look = 0; running && look < LOOKS && !(last != null && observation.isFinal(last)); look++) {
            if (look > 0) {
                LockSupport.parkNanos(observation.interval().toNanos());
            }
            T now = observation.look();
            if (!observation.isSame(now, last)) {
                stream.send(SseEmitter.event().name(observation.event(now)).data(now));
                silent = 0;
            } else if (silent >= MAX_UNCHANGED) {
                stream.send(SseEmitter.event().comment("nothing new"));
                silent = 0;
            } else {
                silent++;
            }
            last = now;
        }
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
