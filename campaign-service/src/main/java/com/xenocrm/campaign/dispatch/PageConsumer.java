package com.xenocrm.campaign.dispatch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.xenocrm.contracts.AudiencePageRequested;

/** Dispatches the pages of a batch, of however many campaigns; a page that is asked for twice is taken once. */
@Component
class PageConsumer implements Consumer<List<AudiencePageRequested>> {

    private final Dispatcher dispatcher;

    PageConsumer(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void accept(List<AudiencePageRequested> requests) {
        new LinkedHashSet<>(requests).forEach(dispatcher::dispatch);
    }
}
