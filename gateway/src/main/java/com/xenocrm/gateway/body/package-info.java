/** What a request may bring along. */
@NullMarked
package com.xenocrm.gateway.body;

import org.jspecify.annotations.NullMarked;
