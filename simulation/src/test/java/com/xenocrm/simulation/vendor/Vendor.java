package com.xenocrm.simulation.vendor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.simulation.campaign.plan.VendorPlan;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.EventLoop;

/** Vendor that delivers each attempt at a communication once, and reports it with receipts that are late, lost or repeated. */
public final class Vendor {

    private final EventLoop loop;
    private final VendorPlan plan;
    private final long seed;
    private final LongFunction<Instant> times;
    private final Consumer<Receipt> receipts;
    private final Consumer<Violation> broken;
    private final Map<String, List<Attempt>> ledger = new LinkedHashMap<>();
    private int owed;

    public Vendor(
            EventLoop loop,
            VendorPlan plan,
            long seed,
            LongFunction<Instant> times,
            Consumer<Receipt> receipts,
            Consumer<Violation> broken) {
        this.loop = loop;
        this.plan = plan;
        this.seed = seed;
        this.times = times;
        this.receipts = receipts;
        this.broken = broken;
    }

    /** Delivers the communication unless it has this attempt, and owes a receipt in both cases. */
    public void deliver(Communication communication) {
        String id = communication.communicationId();
        List<Attempt> attempts = ledger.computeIfAbsent(id, _ -> new ArrayList<>());
        Attempt known = attempts.stream()
                .filter(attempt -> attempt.number == communication.attempt())
                .findFirst()
                .orElse(null);
        if (known == null) {
            known = decide(id, communication.attempt());
            if (attempts.stream().anyMatch(attempt -> attempt.delivered)) {
                broken.accept(new Violation(
                        "nobody twice", id + " was delivered and is to be delivered again, attempt " + known.number));
            }
            attempts.add(known);
        }
        known.given++;
        report(id, known);
    }

    /** Returns the attempts at a communication. */
    public List<Attempt> attempts(String communicationId) {
        return ledger.getOrDefault(communicationId, List.of());
    }

    /** Returns the communications that it was given. */
    public Iterable<String> communications() {
        return ledger.keySet();
    }

    /** Returns how many receipts are still to come. */
    public int owed() {
        return owed;
    }

    private Attempt decide(String id, int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + id.hashCode() * 17L + number);
        if (random.nextDouble() < plan.sent()) {
            return new Attempt(number, true, random.nextInt(20) == 0 ? "spam_report" : null, random);
        }
        boolean temporary = random.nextDouble() < plan.temporary();
        String[] reasons =
                temporary ? new String[] {"throttled", "timeout"} : new String[] {"invalid_address", "rejected"};
        return new Attempt(number, false, reasons[random.nextInt(2)], random);
    }

    private void report(String id, Attempt attempt) {
        SplittableRandom random = attempt.random;
        if (attempt.given == 1 && random.nextDouble() < plan.lost()) {
            return;
        }
        attempt.reported = true;
        int times = random.nextDouble() < plan.repeated() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            boolean late = random.nextDouble() < plan.late();
            owed++;
            loop.after(late ? random.nextLong(plan.latest()) : random.nextLong(plan.spread()), () -> post(id, attempt));
        }
    }

    private void post(String id, Attempt attempt) {
        owed--;
        receipts.accept(new Receipt(
                id,
                attempt.delivered ? DeliveryStatus.SENT : DeliveryStatus.FAILED,
                attempt.reason,
                "vm-" + id + "-" + attempt.number,
                times.apply(loop.now()),
                attempt.number));
    }

    /** Attempt at a communication, and what became of it. */
    public static final class Attempt {

        private final int number;
        private final boolean delivered;
        private final @Nullable String reason;
        private final SplittableRandom random;
        private int given;
        private boolean reported;

        private Attempt(int number, boolean delivered, @Nullable String reason, SplittableRandom random) {
            this.number = number;
            this.delivered = delivered;
            this.reason = reason;
            this.random = random;
        }

        public boolean delivered() {
            return delivered;
        }

        /** Returns how often it was given. */
        public int given() {
            return given;
        }

        /** True when a receipt of it was or will be sent. */
        public boolean reported() {
            return reported;
        }
    }
}
