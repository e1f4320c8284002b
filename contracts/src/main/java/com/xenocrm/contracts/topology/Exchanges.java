package com.xenocrm.contracts.topology;

import java.util.List;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.Channel;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.RetryRequested;

/** Exchanges and their subscriptions: the complete topology of the broker. */
public final class Exchanges {

    public static final String CUSTOMER_RECEIVED = "crm.customer-received";
    public static final String CUSTOMER_RECORDED = "crm.customer-recorded";
    public static final String ORDER_RECEIVED = "crm.order-received";
    public static final String AUDIENCE_PAGE_REQUESTED = "crm.audience-page-requested";
    public static final String COMMUNICATION_REQUESTED = "crm.communication-requested";
    public static final String EMAIL_REQUESTED = "crm.email-requested";
    public static final String WEBHOOK_REQUESTED = "crm.webhook-requested";
    public static final String DELIVERY_RECEIPT_RECEIVED = "crm.delivery-receipt-received";
    public static final String ENGAGEMENT_RECEIVED = "crm.engagement-received";
    public static final String RETRY_REQUESTED = "crm.retry-requested";
    public static final String IMPORT_CHUNK_STORED = "crm.import-chunk-stored";
    public static final String ERASURE_REQUESTED = "crm.erasure-requested";
    public static final String EVENT_OCCURRED = "crm.event-occurred";

    public static final Subscription CUSTOMERS_TO_RECORD = new Subscription(CUSTOMER_RECEIVED, "customer-consumer");
    public static final Subscription CUSTOMERS_TO_COUNT = new Subscription(CUSTOMER_RECORDED, "order-consumer");
    public static final Subscription ORDERS_TO_RECORD = new Subscription(ORDER_RECEIVED, "order-consumer");
    public static final Subscription PAGES_TO_DISPATCH = new Subscription(AUDIENCE_PAGE_REQUESTED, "campaign-service");
    public static final Subscription COMMUNICATIONS_TO_DELIVER =
            new Subscription(COMMUNICATION_REQUESTED, "vendor-simulator");
    public static final Subscription EMAILS_TO_SEND = new Subscription(EMAIL_REQUESTED, "email-sender");
    public static final Subscription WEBHOOKS_TO_SEND = new Subscription(WEBHOOK_REQUESTED, "webhook-sender");
    public static final Subscription RECEIPTS_TO_APPLY =
            new Subscription(DELIVERY_RECEIPT_RECEIVED, "delivery-consumer");
    public static final Subscription ENGAGEMENTS_TO_RECORD = new Subscription(ENGAGEMENT_RECEIVED, "delivery-consumer");
    public static final Subscription RETRIES_TO_SEND = new Subscription(RETRY_REQUESTED, "campaign-service");
    public static final Subscription CHUNKS_TO_IMPORT = new Subscription(IMPORT_CHUNK_STORED, "ingestion-api");

    public static final Subscription CUSTOMERS_TO_ERASE = new Subscription(ERASURE_REQUESTED, "customer-consumer");
    public static final Subscription ORDERS_TO_ERASE = new Subscription(ERASURE_REQUESTED, "order-consumer");
    public static final Subscription COMMUNICATIONS_TO_ERASE = new Subscription(ERASURE_REQUESTED, "campaign-service");
    public static final Subscription INTAKE_TO_ERASE = new Subscription(ERASURE_REQUESTED, "ingestion-api");
    public static final Subscription EVENTS_TO_ERASE = new Subscription(ERASURE_REQUESTED, "webhook-sender");
    public static final Subscription EVENTS_TO_DELIVER = new Subscription(EVENT_OCCURRED, "webhook-sender");

    /** Queues with their exchanges. */
    public static final List<Subscription> SUBSCRIPTIONS = List.of(
            CUSTOMERS_TO_RECORD,
            CUSTOMERS_TO_COUNT,
            ORDERS_TO_RECORD,
            PAGES_TO_DISPATCH,
            COMMUNICATIONS_TO_DELIVER,
            EMAILS_TO_SEND,
            WEBHOOKS_TO_SEND,
            RECEIPTS_TO_APPLY,
            ENGAGEMENTS_TO_RECORD,
            RETRIES_TO_SEND,
            CHUNKS_TO_IMPORT,
            CUSTOMERS_TO_ERASE,
            ORDERS_TO_ERASE,
            COMMUNICATIONS_TO_ERASE,
            INTAKE_TO_ERASE,
            EVENTS_TO_ERASE,
            EVENTS_TO_DELIVER);

    private Exchanges() {}

    /** Returns the queue in which communications of a channel wait for its sender. */
    public static Subscription requestsTo(Channel channel) {
        return switch (channel) {
            case SIMULATED -> COMMUNICATIONS_TO_DELIVER;
            case EMAIL -> EMAILS_TO_SEND;
            case WEBHOOK -> WEBHOOKS_TO_SEND;
        };
    }

    /**
     * Returns the exchange of a message: {@code crm.} and the record's name in kebab case, or, for communications, the
     * exchange of their channel.
     */
    public static String of(CrmMessage message) {
        return switch (message) {
            case CustomerReceived _ -> CUSTOMER_RECEIVED;
            case CustomerRecorded _ -> CUSTOMER_RECORDED;
            case OrderReceived _ -> ORDER_RECEIVED;
            case AudiencePageRequested _ -> AUDIENCE_PAGE_REQUESTED;
            case CommunicationRequested requested ->
                requestsTo(requested.deliveredBy()).exchange();
            case DeliveryReceiptReceived _ -> DELIVERY_RECEIPT_RECEIVED;
            case EngagementReceived _ -> ENGAGEMENT_RECEIVED;
            case RetryRequested _ -> RETRY_REQUESTED;
            case ImportChunkStored _ -> IMPORT_CHUNK_STORED;
            case ErasureRequested _ -> ERASURE_REQUESTED;
            case EventOccurred _ -> EVENT_OCCURRED;
        };
    }

    /** Subscription of a service to an exchange; all replicas of the service share the queue. */
    public record Subscription(String exchange, String service) {

        /** Returns the name of the queue: exchange and service joined by a dot. */
        public String queue() {
            return exchange + "." + service;
        }

        /** Returns the name of the queue of dead letters. */
        public String deadLetterQueue() {
            return queue() + ".dlq";
        }
    }
}
