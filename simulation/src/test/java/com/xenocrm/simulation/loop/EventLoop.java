package com.xenocrm.simulation.loop;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Events in the order of virtual time, in microseconds. */
public final class EventLoop {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long numbers;

    /** Returns the microseconds since the beginning. */
    public long now() {
        return now;
    }

    /** Runs this after so many microseconds, once everything before has run. */
    public void after(long micros, Runnable work) {
        events.add(new Event(now + Math.max(0, micros), numbers++, work));
    }

    /** Runs the next event; false when there is none. */
    public boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.work().run();
        return true;
    }

    private record Event(long at, long number, Runnable work) {}
}
