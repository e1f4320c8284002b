/** Routes of webhooks. */
@NullMarked
package com.xenocrm.webhook.api;

import org.jspecify.annotations.NullMarked;
