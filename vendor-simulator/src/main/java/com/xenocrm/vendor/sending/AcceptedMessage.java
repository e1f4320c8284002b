package com.xenocrm.vendor.sending;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The vendor's name for a message that it has taken; the same message always has the same. */
record AcceptedMessage(@JsonProperty("vendor_message_id") String vendorMessageId) {}
