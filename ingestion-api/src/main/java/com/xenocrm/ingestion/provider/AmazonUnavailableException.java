package com.xenocrm.ingestion.provider;

import com.xenocrm.kit.outage.Outage;

/** Thrown when Amazon does not answer; the provider gets a 503, and posts the event again. */
final class AmazonUnavailableException extends RuntimeException implements Outage {

    AmazonUnavailableException(Throwable cause) {
        super("Amazon does not answer", cause);
    }
}
