package com.xenocrm.simulation.email;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Effects;

/** Mail server that delivers what it accepts, and may lose the answer. */
public final class MailServer {

    private final Effects effects;
    private final MailPlan plan;
    private final long seed;
    private final Consumer<String> delivered;
    private final Map<String, Integer> tries = new HashMap<>();
    private long connections;

    MailServer(Effects effects, MailPlan plan, long seed, Consumer<String> delivered) {
        this.effects = effects;
        this.plan = plan;
        this.seed = seed;
        this.delivered = delivered;
    }

    /** Tells whether the server can be reached now. */
    public boolean connects() {
        effects.meet(EffectKind.WAIT, () -> "connect to the mail server");
        connections++;
        return effects.isOver() || new SplittableRandom(seed + connections).nextDouble() >= plan.away();
    }

    /** Returns what becomes of a message that is sent now. */
    public Answer answer(String message) {
        int attempt = tries.merge(message, 1, Integer::sum);
        SplittableRandom random = new SplittableRandom(seed * 31 + message.hashCode() * 17L + attempt);
        if (random.nextDouble() < plan.unanswered() && !effects.isOver()) {
            return random.nextInt(3) == 0 ? Answer.CLOSED_BEFORE_THE_END : Answer.ACCEPTED_WITHOUT_ANSWER;
        }
        if (random.nextDouble() < plan.refused()) {
            return new Answer[] {Answer.UNKNOWN_RECIPIENT, Answer.DEFERRED, Answer.DEFERRED, Answer.REFUSED}
                    [random.nextInt(4)];
        }
        return Answer.ACCEPTED;
    }

    /** Takes the text of a message, after the process has noted its intent. */
    public void data(String message) {
        effects.meet(EffectKind.WAIT, () -> "DATA of " + message);
    }

    /** Takes the text, and delivers it before the process gets the answer. */
    public void deliver(String message) {
        data(message);
        delivered.accept(message);
        effects.meet(EffectKind.WAIT, () -> "answer to " + message);
    }

    /** What becomes of a message. */
    public enum Answer {
        ACCEPTED,
        ACCEPTED_WITHOUT_ANSWER,
        CLOSED_BEFORE_THE_END,
        UNKNOWN_RECIPIENT,
        DEFERRED,
        REFUSED
    }

    /** Behaviour of the server; each value is a share of one. */
    record MailPlan(double away, double unanswered, double refused, double reporting) {}
}
