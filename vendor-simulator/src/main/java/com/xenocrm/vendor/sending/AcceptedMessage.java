package com.xenocrm.vendor.sending;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Vendor's identifier of an accepted message; always the same for the same message. */
record AcceptedMessage(@JsonProperty("vendor_message_id") String vendorMessageId) {}
