/** Who did what that somebody may have to answer for. */
@NullMarked
package com.xenocrm.kit.audit;

import org.jspecify.annotations.NullMarked;
