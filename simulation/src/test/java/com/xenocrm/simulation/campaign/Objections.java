package com.xenocrm.simulation.campaign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.simulation.campaign.plan.Action;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.loop.Task;

/**
 * People who must not be written to, from the answer to their objection on. A communication is handed over against an
 * objection when the task's look-up, or its beginning if it made none, came after the answer.
 */
public final class Objections {

    private final Map<String, Long> answeredAt = new HashMap<>();
    private final Map<String, Long> releasedAt = new HashMap<>();
    private final Set<Action> releases = new HashSet<>();

    /** An answer counts unless somebody released the address at the same time. */
    public void answered(String email, long asked, long step) {
        if (releasedAt.getOrDefault(email, -1L) < asked
                && releases.stream()
                        .noneMatch(release -> Shop.email(release.customer()).equals(email))) {
            answeredAt.putIfAbsent(email, step);
        }
    }

    void releasing(Action release) {
        releases.add(release);
        answeredAt.remove(Shop.email(release.customer()));
    }

    void released(Action release, long step) {
        releases.remove(release);
        releasedAt.put(Shop.email(release.customer()), step);
    }

    /** Checks communications that a task hands over. */
    public void check(CommunicationRequested requested, Task task, Consumer<Violation> broken) {
        for (Communication communication : requested.communications()) {
            Long answered = answeredAt.get(communication.email());
            if (answered != null && answered < task.lookedUpAt()) {
                broken.accept(new Violation(
                        "nobody against their will",
                        "%s handed over %s, attempt %d, after the objection of %s was answered"
                                .formatted(
                                        task,
                                        communication.communicationId(),
                                        communication.attempt(),
                                        communication.email())));
            }
        }
    }
}
