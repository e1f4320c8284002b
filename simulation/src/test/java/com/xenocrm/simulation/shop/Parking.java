package com.xenocrm.simulation.shop;

import java.util.ArrayList;
import java.util.List;

import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.kit.messaging.SimulatedListening;
import com.xenocrm.simulation.fault.EffectKind;
import com.xenocrm.simulation.fault.Fate;
import com.xenocrm.simulation.world.World;

/** Dead letters of customer records that are in conflict; an operator replays them once. */
public final class Parking {

    private final World world;
    private final List<Customer> parked = new ArrayList<>();
    private boolean replayed;

    public Parking(World world) {
        this.world = world;
    }

    /** Parks a record and returns when the broker has confirmed it. */
    void park(Customer record) {
        Fate fate = world.effects().meet(EffectKind.PUBLISH, () -> "park " + record);
        if (fate.happens()) {
            parked.add(record);
        }
        if (fate != Fate.DONE) {
            throw SimulatedListening.unavailable("The broker did not confirm a dead letter");
        }
    }

    List<Customer> parked() {
        return parked;
    }

    /** Tells whether the operator has nothing to do. */
    public boolean isSettled() {
        return replayed || parked.isEmpty();
    }

    /** Returns all records to the queue, once. */
    public void replay() {
        replayed = true;
        world.history().add(() -> "an operator replays " + parked);
        List<Customer> all = List.copyOf(parked);
        parked.clear();
        all.forEach(each -> world.broker().store(new CustomerReceived(List.of(each))));
    }
}
