/** API document of the whole system, merged from those of the services, and its page. */
@NullMarked
package com.xenocrm.gateway.apidoc;

import org.jspecify.annotations.NullMarked;
