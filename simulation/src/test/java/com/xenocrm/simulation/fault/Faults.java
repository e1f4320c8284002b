package com.xenocrm.simulation.fault;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Decides which effects meet a fault, by their number; notes those that did, so that a history can be repeated without some. */
public final class Faults {

    private static final Fault[] ALL = Fault.values();

    private final long seed;
    private final double rate;
    private final @Nullable Fault favourite;
    private final @Nullable Map<Long, Fault> given;
    private final Map<Long, Fault> met = new TreeMap<>();

    private Faults(long seed, double rate, @Nullable Fault favourite, @Nullable Map<Long, Fault> given) {
        this.seed = seed;
        this.rate = rate;
        this.favourite = favourite;
        this.given = given;
    }

    /**
     * Faults by chance.
     *
     * @param rate share of the effects that meet one
     * @param favourite most of them are of this kind; null for all alike
     */
    public static Faults byChance(long seed, double rate, @Nullable Fault favourite) {
        return new Faults(seed, rate, favourite, null);
    }

    /** Exactly these faults. */
    public static Faults exactly(Map<Long, Fault> faults) {
        return new Faults(0, 0, null, faults);
    }

    /** Returns the fault of this effect; null for none. */
    public @Nullable Fault at(long effect, EffectKind kind) {
        Fault fault = given == null ? byChance(effect) : given.get(effect);
        if (fault == null || !fault.appliesTo(kind)) {
            return null;
        }
        met.put(effect, fault);
        return fault;
    }

    private @Nullable Fault byChance(long effect) {
        if (rate == 0) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(seed + effect * 0x9E3779B97F4A7C15L);
        if (random.nextDouble() >= rate) {
            return null;
        }
        return favourite != null && random.nextInt(4) > 0 ? favourite : ALL[random.nextInt(ALL.length)];
    }

    /** Returns the faults that effects met so far. */
    public Map<Long, Fault> met() {
        return new TreeMap<>(met);
    }
}
