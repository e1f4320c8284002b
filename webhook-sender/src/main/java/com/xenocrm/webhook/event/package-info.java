/** Events, from their message to the subscriber's answer. */
@NullMarked
package com.xenocrm.webhook.event;

import org.jspecify.annotations.NullMarked;
