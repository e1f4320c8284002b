/** HTTP requests to systems of others. */
@NullMarked
package com.xenocrm.webhook.http;

import org.jspecify.annotations.NullMarked;
