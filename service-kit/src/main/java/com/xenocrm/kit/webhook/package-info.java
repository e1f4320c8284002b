/** Secrets of webhooks. */
@NullMarked
package com.xenocrm.kit.webhook;

import org.jspecify.annotations.NullMarked;
