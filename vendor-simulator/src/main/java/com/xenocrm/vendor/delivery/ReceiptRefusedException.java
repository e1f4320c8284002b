package com.xenocrm.vendor.delivery;

/** Thrown when the gateway permanently refuses receipts; retries are useless. */
final class ReceiptRefusedException extends RuntimeException {

    ReceiptRefusedException(String message) {
        super(message);
    }
}
