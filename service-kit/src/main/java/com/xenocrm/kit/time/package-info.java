/** Clock, stamps and identifiers, handed in. */
@NullMarked
package com.xenocrm.kit.time;

import org.jspecify.annotations.NullMarked;
