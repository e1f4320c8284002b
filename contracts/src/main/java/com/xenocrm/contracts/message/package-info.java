/** Messages between services: JSON on the wire, field names in snake case. */
@NullMarked
package com.xenocrm.contracts.message;

import org.jspecify.annotations.NullMarked;
