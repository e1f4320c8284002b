package com.xenocrm.simulation.fault;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.xenocrm.simulation.history.History;
import com.xenocrm.simulation.loop.EventLoop;
import com.xenocrm.simulation.loop.SimulatedProcess;
import com.xenocrm.simulation.loop.Task;
import com.xenocrm.simulation.loop.Tasks;

/** The gate that every effect of a task passes: here time passes, other tasks go on, and faults strike. */
public final class Effects {

    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final int SLOW_ONE_IN = 12;
    private static final long AFTER_ACTION = 60;

    private final EventLoop loop;
    private final Tasks tasks;
    private final Faults faults;
    private final History history;
    private Victims victims = new Victims(_ -> {}, _ -> {}, _ -> {});
    private long number;
    private long databaseAwayUntil;
    private long brokerAwayUntil;
    private long afterActionUntil;
    private boolean over;

    public Effects(EventLoop loop, Tasks tasks, Faults faults, History history) {
        this.loop = loop;
        this.tasks = tasks;
        this.faults = faults;
        this.history = history;
    }

    public void victims(Victims who) {
        victims = who;
    }

    /** Returns the number of the latest effect. */
    public long step() {
        return number;
    }

    /** Notes an action of a person. */
    public void acted() {
        afterActionUntil = number + AFTER_ACTION;
    }

    /** Ends all faults. */
    public void endFaults() {
        over = true;
        databaseAwayUntil = 0;
        brokerAwayUntil = 0;
    }

    /** Tells whether faults have ended. */
    public boolean isOver() {
        return over;
    }

    /** Returns the task that is running; null while the world itself acts. */
    public @Nullable Task task() {
        return tasks.current();
    }

    /** Lets some time pass before an effect, and returns what becomes of it. Does not return in a process that dies here. */
    public Fate meet(EffectKind kind, Supplier<String> what) {
        Task task = Objects.requireNonNull(tasks.current());
        SplittableRandom random = task.random();
        task.pause(random.nextInt(SLOW_ONE_IN) == 0 ? random.nextLong(60 * MILLI) : random.nextLong(3 * MILLI));
        number++;
        Fault fault = over ? null : faults.at(number, kind, number <= afterActionUntil);
        if (fault == null) {
            return isAway(kind) ? lost(task, what) : Fate.DONE;
        }
        return meet(fault, kind, task, what);
    }

    private Fate meet(Fault fault, EffectKind kind, Task task, Supplier<String> what) {
        SplittableRandom random = task.random();
        history.add(() -> "[" + number + "] " + fault + " at " + task + ": " + what.get());
        switch (fault) {
            case CRASH -> {
                victims.crash().strike(task.process());
                task.end();
            }
            case FREEZE -> {
                task.process()
                        .freezeUntil(loop.now()
                                + (random.nextBoolean() ? random.nextLong(2 * SECOND) : random.nextLong(30 * SECOND)));
                victims.frozen().strike(task.process());
                task.pause(0);
            }
            case DATABASE_AWAY -> databaseAwayUntil = loop.now() + random.nextLong(15 * SECOND);
            case BROKER_AWAY -> brokerAwayUntil = loop.now() + random.nextLong(15 * SECOND);
            case CHANNEL_CLOSED -> victims.closing().strike(task.process());
            case LOST -> {
                return Fate.LOST;
            }
            case UNANSWERED -> {
                return Fate.UNANSWERED;
            }
            case UNCONFIRMED -> {
                return Fate.UNCONFIRMED;
            }
        }
        return isAway(kind) ? Fate.LOST : Fate.DONE;
    }

    /** Tells whether the broker takes nothing now. */
    public boolean isBrokerAway() {
        return loop.now() < brokerAwayUntil;
    }

    private boolean isAway(EffectKind kind) {
        return switch (kind) {
            case READ, WRITE -> loop.now() < databaseAwayUntil;
            case PUBLISH -> isBrokerAway();
            case ACKNOWLEDGE, WAIT -> false;
        };
    }

    private Fate lost(Task task, Supplier<String> what) {
        history.add(() -> "away for " + task + ": " + what.get());
        return Fate.LOST;
    }

    /** Whom faults strike. */
    public record Victims(Strike crash, Strike closing, Strike frozen) {}

    /** One fault of a process. */
    @FunctionalInterface
    public interface Strike {

        void strike(SimulatedProcess process);
    }
}
