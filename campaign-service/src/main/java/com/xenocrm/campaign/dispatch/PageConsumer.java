package com.xenocrm.campaign.dispatch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.kit.outage.Outages;

/** Dispatches the pages of a batch, of any number of campaigns; duplicate requests are handled once. */
@Component
class PageConsumer implements Consumer<List<AudiencePageRequested>> {

    private final Dispatcher dispatcher;
    private final PageRetryPolicy failures;

    PageConsumer(Dispatcher dispatcher, PageRetryPolicy failures) {
        this.dispatcher = dispatcher;
        this.failures = failures;
    }

    @Override
    public void accept(List<AudiencePageRequested> requests) {
        new LinkedHashSet<>(requests).forEach(this::dispatch);
    }

    private void dispatch(AudiencePageRequested request) {
        try {
            dispatcher.dispatch(request);
        } catch (RuntimeException e) {
            if (Outages.isOutage(e) || !failures.tryAgain(request, e)) {
                throw e;
            }
        }
    }
}
