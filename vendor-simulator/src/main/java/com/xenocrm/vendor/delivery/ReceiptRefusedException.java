package com.xenocrm.vendor.delivery;

/** The gateway will never take these receipts: trying again is no use. */
final class ReceiptRefusedException extends RuntimeException {

    ReceiptRefusedException(String message) {
        super(message);
    }
}
