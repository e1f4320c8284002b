package com.xenocrm.customerdata.erasure;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.topology.Exchanges.Subscription;

/**
 * Performs one service's part of an erasure. At least two passes are needed, as the second finds data that other
 * threads read before the first pass and wrote after it; a last one some time after completion finds that of processes
 * that stood still.
 */
public final class ErasureConsumer implements Consumer<List<ErasureRequested>> {

    private final Erasures erasures;
    private final Subscription service;
    private final Predicate<Erasure> part;

    /** Creates the consumer.
     * @param part erases the service's data and returns whether nothing is left
     */
    public ErasureConsumer(Erasures erasures, Subscription service, Predicate<Erasure> part) {
        this.erasures = erasures;
        this.service = service;
        this.part = part;
    }

    @Override
    public void accept(List<ErasureRequested> requests) {
        for (ErasureRequested request : requests) {
            Optional<Erasure> erased =
                    erasures.due(request.erasureId(), service).filter(part);
            if (request.pass() > 0) {
                erased.ifPresent(erasure -> erasures.done(erasure, service));
                erasures.completeIfDone(request.erasureId());
            }
        }
    }
}
