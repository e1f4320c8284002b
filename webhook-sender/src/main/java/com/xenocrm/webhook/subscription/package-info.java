/** Webhooks: subscriptions of other systems to events. */
@NullMarked
package com.xenocrm.webhook.subscription;

import org.jspecify.annotations.NullMarked;
