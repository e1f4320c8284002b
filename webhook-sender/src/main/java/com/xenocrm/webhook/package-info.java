/** Sends communications to a vendor over HTTP. */
@NullMarked
package com.xenocrm.webhook;

import org.jspecify.annotations.NullMarked;
