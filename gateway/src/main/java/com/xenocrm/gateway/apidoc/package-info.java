/** The API document of the whole system, put together from what each service says of itself, and its page. */
@NullMarked
package com.xenocrm.gateway.apidoc;

import org.jspecify.annotations.NullMarked;
