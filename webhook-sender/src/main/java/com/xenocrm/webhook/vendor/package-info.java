/** Requests to the vendor, and its answers. */
@NullMarked
package com.xenocrm.webhook.vendor;

import org.jspecify.annotations.NullMarked;
