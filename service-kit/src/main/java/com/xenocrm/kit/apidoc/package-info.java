/** OpenAPI document of a service, derived from its code. */
@NullMarked
package com.xenocrm.kit.apidoc;

import org.jspecify.annotations.NullMarked;
