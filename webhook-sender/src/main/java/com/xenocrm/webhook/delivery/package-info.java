/** Delivery of events to webhooks. */
@NullMarked
package com.xenocrm.webhook.delivery;

import org.jspecify.annotations.NullMarked;
