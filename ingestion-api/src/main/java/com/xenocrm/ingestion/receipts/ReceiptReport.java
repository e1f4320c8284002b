package com.xenocrm.ingestion.receipts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import com.xenocrm.ingestion.intake.RejectedRow;

/**
 * Result of a request with receipts.
 *
 * @param ignored receipts whose status is not an outcome and which need not be repeated; absent if there are none
 * @param warnings fields of accepted receipts that could not be read; absent if there are none
 */
record ReceiptReport(
        int accepted,
        int rejected,
        List<RejectedRow> errorArray,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IgnoredReceipt> ignored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReceiptWarning> warnings) {

    /**
     * Field of an accepted receipt that could not be read.
     *
     * @param index position of the receipt in the request, from 0
     * @param warning field, its error and the value used instead
     */
    record ReceiptWarning(int index, String warning) {}

    /** Receipt whose status is not an outcome. */
    record IgnoredReceipt(int index, String status) {}
}
