package com.xenocrm.campaigndata.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import com.xenocrm.campaigndata.campaign.CampaignCompletion;
import com.xenocrm.campaigndata.communication.PageId;
import com.xenocrm.campaigndata.page.CampaignPages;
import com.xenocrm.campaigndata.suppression.Suppressions;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.CustomerErasure;
import com.xenocrm.customerdata.erasure.Erasure;

/** Erases a person from campaigns: address and text at once, the identifier when the page is no longer needed. */
@Component
public class CampaignDataErasure {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(1);

    private final CustomerErasure customers;
    private final CommunicationErasure communications;
    private final CampaignPages pages;
    private final CampaignCompletion completion;
    private final Suppressions suppressions;
    private final Clock clock;

    public CampaignDataErasure(
            MongoOperations mongo,
            CampaignPages pages,
            CampaignCompletion completion,
            Suppressions suppressions,
            Clock clock) {
        this.customers = new CustomerErasure(mongo);
        this.communications = new CommunicationErasure(mongo);
        this.pages = pages;
        this.completion = completion;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Erases the data and returns whether nothing is left and nothing can follow: the identifier remains on a page that
     * a campaign still dispatches or continues from and as the bound of its audience, and a campaign may write to a
     * customer whose document is stored. The data of a new customer with the same identifier is kept.
     */
    public boolean erase(Erasure erasure) {
        PersonalIdentifiers person = Objects.requireNonNull(erasure.person());
        boolean complete = !customers.isStored(erasure)
                && !completion.isBound(person.id())
                && !pages.isAwaitingDispatch(person.id());
        Optional<Instant> createdAgain = customers.createdAgainAt(erasure);
        complete &= createdAgain.isEmpty() || recordErasedAt(erasure) != null;
        suppressions.anonymise(person, createdAgain.orElse(Instant.MAX));
        if (createdAgain.isEmpty()) {
            communications.removeHistory(person.id());
        }
        List<PageId> touched = communications.removeContent(
                person.id(),
                createdAgain.map(again -> readBefore(erasure, again)).orElse(Instant.MAX),
                clock.instant());
        completion.recount(new HashSet<>(touched));
        for (PageId page : touched) {
            complete &= pages.isPassed(page) && isRenamed(page, person.id(), erasure.anonymousId());
        }
        List<PageId> renamed = communications.countRenamed(erasure.anonymousId());
        completion.recount(new HashSet<>(renamed));
        communications.endRenaming(renamed, erasure.anonymousId());
        return complete;
    }

    /**
     * Returns the time before which dispatchers may have read the person: until the customer's record was erased, or the new
     * customer was created as long as that is unknown.
     */
    private static Instant readBefore(Erasure erasure, Instant createdAgain) {
        Instant erasedAt = recordErasedAt(erasure);
        return erasedAt == null || erasedAt.isBefore(createdAgain) ? createdAgain : erasedAt.plus(CLOCK_SKEW);
    }

    private static @Nullable Instant recordErasedAt(Erasure erasure) {
        return erasure.doneAt().get(Exchanges.CUSTOMERS_TO_ERASE.service());
    }

    /**
     * Replaces the customer on a page and in the log, and returns whether the identifier is gone. Where another erasure of
     * the customer has replaced it on the page, that one renames the entry; one that a slow dispatcher opened afterwards
     * is deleted.
     */
    private boolean isRenamed(PageId page, String customerId, String anonymousId) {
        if (pages.rename(page, customerId, anonymousId)) {
            communications.rename(page.campaignId(), customerId, anonymousId);
            return true;
        }
        List<String> onPage =
                pages.find(page.campaignId(), page.number()).orElseThrow().customerIds();
        if (!communications.haveEntries(page.campaignId(), onPage)) {
            return false;
        }
        communications.discard(page.campaignId(), List.of(customerId));
        completion.recount(Set.of(page));
        return true;
    }
}
